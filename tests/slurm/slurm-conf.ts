/** The nodes of the cluster. Both are this machine, told apart by their ports. */
export const NODES = ['n1', 'n2'] as const;
export type NodeName = (typeof NODES)[number];

/** `MaxArraySize` of the cluster: arrays have one task less at most. Small, so that a test meets it. */
export const ARRAY_SIZE = 13;

/** The configuration of a cluster that lies in `folder`, on the machine `host`, and speaks on loopback only. */
export const slurmConf = (folder: string, host: string): string => `ClusterName=paymarket
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=17000
SlurmUser=root
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthInfo=socket=${folder}/munge/socket
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/slurmd.%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.%n.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
MaxArraySize=${ARRAY_SIZE}
# A node that is silent is given up after seconds, not after minutes.
SlurmdTimeout=5
KillWait=2
NodeName=n[1-2] NodeHostname=${host} NodeAddr=127.0.0.1 Port=[17001-17002] CPUs=1 RealMemory=8192
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
